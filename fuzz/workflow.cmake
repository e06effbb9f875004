beian_fuzz(calendar USES workflow)
beian_fuzz(process_book USES workflow)
