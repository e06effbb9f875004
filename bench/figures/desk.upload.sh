unit=MB
peer_is="the most that such a crowd may cost"
targets="beian specimen"
cores=all
rounds=2
about="The most memory that the desk holds at a time, all its processes together (pages they share counted once), while 50 fast and 50 slow clients (150 KB a second)
put a photo of 12 megapixels and 3 MB each, all at once, and the inspections of those that have arrived begin. Every photo has to be taken. The peer is no program but our limit."

prepare() { build/bench/bin/specimen shoot --material id_card:front --seeds 1000002 --size 4032x3024 --out "$work/photo" >/dev/null; }
ours() { python3 -B bench/desk/uploads.py --program build/bench/bin/beian --photo "$work/photo"/*.jpg; }
peer() { echo 600; }
