unit=ms
peer_is="one worker, ours; ms a photo of 12 megapixels"
targets=inspect_bench
cores=all
about="How the work grows with 4 workers: the time by the clock for a photo when 4 threads hand theirs to 4 workers, on all cores of the machine,
beside one of each."

ours() { google inspect_bench by_workers/workers:4/real_time 12; }
peer() { google inspect_bench by_workers/workers:1/real_time 3; }
