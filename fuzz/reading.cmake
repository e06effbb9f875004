beian_fuzz(mrz_lines USES reading)
beian_fuzz(form USES reading)
beian_fuzz(qr USES reading)
