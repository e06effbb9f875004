beian_fuzz(quad USES inspect)
beian_fuzz(origin USES inspect)
