beian_fuzz(reasons USES desk)
beian_fuzz(stored_json USES desk)
