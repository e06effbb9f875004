unit=ms
peer_is="libvips $(dpkg-query -W -f='${source:Upstream-Version}' libvips-dev): load, crop at given places, resize to one scale, join, save; ms a pair"
targets=mend_bench
about="Joining front and back of a specimen card, two photos of 12 megapixels each, into one picture under 4 MB: both documents found, compared
(one side twice? the same light, the same background?), brought to one scale, encoded at quality 90. The peer is told where the documents lie and
compares nothing; it works on one thread, without a cache, and opens every pixel, where we open as many as the documents need, and of colours as many
as either side writes (told to shrink while it loads, it takes about half of that time: see \`mend_bench\`). Times are CPU time of all processes. Our aim is a ratio of at most 1."

ours() { google mend_bench compose/manual_time; }
peer() { google mend_bench vips_joins/shrink:1/manual_time; }
