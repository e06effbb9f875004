unit=ms
peer_is="libvips $(dpkg-query -W -f='${source:Upstream-Version}' libvips-dev): load, autorot, crop at a given place, save; ms a photo"
targets=mend_bench
about="Mending a photo of 12 megapixels (a specimen card on a table, 4032 × 3024, stored sideways with an orientation tag): unpacked in the sandbox,
turned, the document found, cut out with its margin, encoded at quality 90 into 200 KB to 4 MB. The peer is told where the document lies and opens
the photo in its own process, on one thread, without a cache. We open the photo at half its size, because twelve dots per millimetre are left then and
nobody reads more; libvips opens every pixel, as its users do (told to shrink while it loads, it takes about a third of that time: see \`mend_bench\`).
Times are CPU time of all processes. Our aim is a ratio of at most 1."

ours() { google mend_bench mend/manual_time; }
peer() { google mend_bench vips_mends/shrink:1/manual_time; }
