unit=ms
peer_is="libjpeg-turbo $(dpkg-query -W -f='${source:Upstream-Version}' libjpeg62-turbo-dev) decoding the same file once in full; ms a photo"
targets=image_bench
about="Everything that is said about a photo's envelope, with the proof that it is whole, for a progressive JPEG of 12 megapixels, whose every
scan has to be read, beside one full decode. Our aim is a ratio of at most 1."

ours() { google image_bench envelope_and_proof/progressive:1; }
peer() { google image_bench libjpeg_turbo_decodes/progressive:1; }
