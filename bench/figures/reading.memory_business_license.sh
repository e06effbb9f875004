unit=MB
peer_is="the most that two workers may take"
targets="beian specimen"
cores=all
rounds=3
about="The most memory that the desk holds at a time, all its processes together (pages they share counted once), while two clients have it judge and read business licences,
photos of 12 megapixels, one after the other. Every one has to be read. The peer is no program but our limit."

prepare() { build/bench/bin/specimen shoot --material business_license --seeds 6001-6003 --situation sharp --size 4032x3024 --out "$work/photos" >/dev/null; }
ours() { python3 -B bench/desk/reading.py --program build/bench/bin/beian --material business_license "$work/photos"/*.jpg; }
peer() { echo 400; }
