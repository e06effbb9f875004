beian_bench(identity USES identity)
