beian_fuzz(filing_form USES form)
beian_fuzz(field_book USES form)
