beian_fuzz(quad USES document)
beian_fuzz(origin USES inspect)
