unit=ms
peer_is="libjpeg-turbo $(dpkg-query -W -f='${source:Upstream-Version}' libjpeg62-turbo-dev) decoding the same file once in full; ms a photo"
targets=inspect_bench
about="The same for photos of 1 megapixel, which are worked on at their full size."

ours() { google inspect_bench everything_is_said/megapixels:1/real_time 3; }
peer() { google inspect_bench libjpeg_turbo_decodes/megapixels:1/real_time 3; }
