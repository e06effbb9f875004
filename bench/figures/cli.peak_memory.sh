unit=MB
peer_is="the most that one photo may take, whatever it claims to be"
targets="beian specimen"
about="The most memory that any process of \`beian check\` holds at a time (its resident set as the system counts it, shared pages included), over photos of
12 and 60 megapixels of an identity card, judged but not read: the networks that read take about 100 MB more, once for all photos and workers
(\`reading.memory_id_card\`). The peer is no program but our limit."

prepare() {
    local size
    for size in 4032x3024 9000x6600; do
        build/bench/bin/specimen shoot --material id_card:front --seeds 5002 --size "$size" --out "$work/$size" >/dev/null || return 1
    done
}
ours() {
    local photo
    export BEIAN_MODELS=$work/none
    for photo in "$work"/*/*.jpg; do
        # A check that finds something ends with another status; one that reads nothing says so.
        python3 -c 'import resource, subprocess, sys
if subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode > 1: sys.exit("beian check failed")
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)' build/bench/bin/beian check "$photo" --as id_card:front || return 1
    done | sort -g | tail -n 1
}
peer() { echo 150; }
