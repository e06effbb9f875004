unit=ms
peer_is="the most that drawing a letter may take"
targets=letter_bench
about="The longest letter, a site plan of four pages, set and drawn as a PDF with its codes, on one core, fonts known already. The peer is no program but our limit."

ours() { google letter_bench draw_plan; }
peer() { echo 50; }
