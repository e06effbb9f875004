beian_bench(rules USES rules)
