unit=ms
peer_is="npm @vladmandic/face-api $(sed -nE 's/.*face-api": "([^"]+)".*/\1/p' tools/package.json) in Node, on plain JavaScript; ms a frame"
targets=vision_bench
about="One frame of a live check, 640 x 480: its face found by the quick detector and marked with 68 points, and in every eighth frame described by 128
numbers, on one core. The peer does the same with the package that carries the networks, without a native add-on or WebAssembly: what a desk in JavaScript gets that
installs nothing more. The frame is drawn. Our aim is 15 ms at most."

prepare() {
    export BEIAN_BENCH_FRAME=$work/frame.ppm
    google vision_bench face_frame >/dev/null
}
ours() { google vision_bench face_frame; }
peer() { pinned node bench/peers/face_frame.mjs "$work/frame.ppm" 8; }
