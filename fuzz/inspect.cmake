beian_fuzz(quad USES inspect)
