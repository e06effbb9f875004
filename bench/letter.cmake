beian_bench(letter USES desk letter form rules base)
