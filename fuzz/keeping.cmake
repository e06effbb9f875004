beian_fuzz(master_keys USES adapters_keys)
beian_fuzz(s3_address USES adapters_s3)
beian_fuzz(desk_books USES desk)
