beian_fuzz(reasons USES desk)
beian_fuzz(stored_json USES desk)
beian_fuzz(frames USES desk)
