"""Sets a letter as HTML into a PDF some times over and prints the milliseconds of CPU that one takes."""
import sys
import time

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

path, times = sys.argv[1], int(sys.argv[2])
html = open(path, encoding="utf-8").read()
fonts = FontConfiguration()
assert HTML(string=html).write_pdf(font_config=fonts).startswith(b"%PDF")
begun = time.process_time()
for _ in range(times):
    HTML(string=html).write_pdf(font_config=fonts)
print((time.process_time() - begun) * 1000 / times)
