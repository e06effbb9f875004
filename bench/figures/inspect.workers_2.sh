unit=ms
peer_is="one worker, ours; ms a photo of 12 megapixels"
targets=inspect_bench
cores=all
about="How the work grows with 2 workers: the time by the clock for a photo when 2 threads hand theirs to 2 workers, on all cores of the machine,
beside one of each."

ours() { google inspect_bench by_workers/workers:2/real_time 6; }
peer() { google inspect_bench by_workers/workers:1/real_time 3; }
