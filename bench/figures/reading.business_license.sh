unit=ms
peer_is="a general PP-OCRv4 pass over the same photo: lines found at 960 pixels, all of them read, same networks and runtime; ms a photo"
targets=reading_bench
about="What a business licence says: its photo of 12 megapixels is opened and the document located; from there to its fields, on one core. The mean over
three specimen photos. Our aim is a ratio of at most 1."

ours() { google reading_bench business_license 3; }
peer() { google reading_bench business_license_general 3; }
