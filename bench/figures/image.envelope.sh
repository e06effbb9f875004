unit=ms
peer_is="libjpeg-turbo $(dpkg-query -W -f='${source:Upstream-Version}' libjpeg62-turbo-dev) decoding the same file once in full; ms a photo"
targets=image_bench
about="Everything that is said about a photo's envelope, with the proof that it is whole, for a baseline JPEG of 12 megapixels (4000 × 3000,
about 2.3 MB, drawn by the bench), beside one full decode. Our aim is a ratio of at most 1."

ours() { google image_bench envelope_and_proof/progressive:0; }
peer() { google image_bench libjpeg_turbo_decodes/progressive:0; }
