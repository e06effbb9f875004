unit=ms
peer_is="the most that a frame may cost"
targets=presence_bench
about="One frame of a live check, 480 x 640: opened in the sandbox, its face found and marked, its colours, sharpness and surroundings measured, and in every third
frame described, on one core, by the clock. The frame is a drawn head. The peer is no program but our limit."

ours() { google presence_bench frame/real_time; }
peer() { echo 15; }
