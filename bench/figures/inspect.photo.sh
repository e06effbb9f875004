unit=ms
peer_is="libjpeg-turbo $(dpkg-query -W -f='${source:Upstream-Version}' libjpeg62-turbo-dev) decoding the same file once in full; ms a photo"
targets=inspect_bench
about="Everything that is said about a photo of 12 megapixels: opened in the sandbox, the document found, every check of the envelope, the frame,
quality and origin run, on one core; beside one full decode of the same file in an open process. The mean over three specimen photos (a card, a
licence, a letter; JPEG quality 92, 1.3 to 2.1 MB). Our aim is a ratio of at most 1."

ours() { google inspect_bench everything_is_said/megapixels:12/real_time 3; }
peer() { google inspect_bench libjpeg_turbo_decodes/megapixels:12/real_time 3; }
