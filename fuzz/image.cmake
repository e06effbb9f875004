beian_fuzz(envelope USES inspect image model)
beian_fuzz(decode USES image model)
beian_fuzz(decoder_reply USES image model)
beian_fuzz(check_book USES inspect)
