unit=ms
peer_is="the longest that a prompt may wait: one batch of frames"
targets="beian specimen"
cores=all
rounds=2
about="Twenty people are checked live at the same time on all cores, each with a film of their own at eight frames a second, six frames to a request. The 95th
percentile of the time from a batch's last frame to the answer that tells what to do next: each frame opened in the sandbox, its face found, marked, measured and
every now and then described, the whole check followed anew and kept sealed. No answer may fail. The peer is no program but our limit."

prepare() {
    local seed
    for seed in 1600001 1600002 1600003; do
        build/bench/bin/specimen presence --kind genuine --seed "$seed" --out "$work/film-$seed" >/dev/null
    done
    build/bench/bin/specimen shoot --material id_card:front --seeds 1600001 --size 2000x1500 --out "$work/card" >/dev/null
}
ours() { python3 -B bench/desk/films.py --program build/bench/bin/beian --films "$work"/film-* --card "$work"/card/*.jpg; }
peer() { echo 700; }
