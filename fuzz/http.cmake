beian_fuzz(request_target USES http base)
