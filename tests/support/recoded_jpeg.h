// The same JPEG written another way: not a number of its blocks changes.
#pragma once

#include "base/bytes.h"

// jpeglib.h needs it and does not say so.
#include <cstdio>

#include <jpeglib.h>
#include <cstdlib>

namespace beian::pictures {

enum class Coding { Progressive, Arithmetic };

inline Bytes recoded(BytesView jpeg, Coding coding) {
    jpeg_error_mgr errors{};
    jpeg_decompress_struct from{};
    jpeg_compress_struct to{};
    from.err = to.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&from);
    jpeg_create_compress(&to);
    jpeg_mem_src(&from, jpeg.data(), jpeg.size());
    jpeg_read_header(&from, TRUE);
    jvirt_barray_ptr* blocks = jpeg_read_coefficients(&from);
    jpeg_copy_critical_parameters(&from, &to);
    if (coding == Coding::Progressive) jpeg_simple_progression(&to);
    to.arith_code = coding == Coding::Arithmetic ? TRUE : FALSE;
    unsigned char* out = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&to, &out, &size);
    jpeg_write_coefficients(&to, blocks);
    jpeg_finish_compress(&to);
    jpeg_finish_decompress(&from);
    jpeg_destroy_compress(&to);
    jpeg_destroy_decompress(&from);
    const Bytes bytes(out, out + size);
    std::free(out);
    return bytes;
}

}  // namespace beian::pictures
