beian_fuzz(mend USES inspect image model)
beian_fuzz(compose USES inspect image model)
