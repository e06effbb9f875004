beian_fuzz(facts_file USES rules)
beian_fuzz(rulebook USES rules)
