beian_fuzz(reasons USES desk)
