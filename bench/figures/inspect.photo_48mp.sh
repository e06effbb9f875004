unit=ms
peer_is="libjpeg-turbo $(dpkg-query -W -f='${source:Upstream-Version}' libjpeg62-turbo-dev) decoding the same file once in full; ms a photo"
targets=inspect_bench
about="The same for photos of 48 megapixels, which are unpacked at a quarter of their sides."

ours() { google inspect_bench everything_is_said/megapixels:48/real_time 3; }
peer() { google inspect_bench libjpeg_turbo_decodes/megapixels:48/real_time 3; }
