unit=ms
peer_is="a general PP-OCRv4 pass over the same photo: lines found at 960 pixels, all of them read, same networks and runtime; ms a photo"
targets=reading_bench
about="What an identity card's front says: its photo of 12 megapixels is opened and the document located; from there to its fields, on one core. The mean over
three specimen photos. Our aim is a ratio of at most 0.5."

ours() { google reading_bench id_card_front 3; }
peer() { google reading_bench id_card_front_general 3; }
