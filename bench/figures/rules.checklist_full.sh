. bench/peers/zen/peer.sh
about="One checklist of the whole rulebook (national, provincial and provider's rules) with its reasons, constraints, refusals and
open questions, over the same 1,000 situations, beside ZEN making only its 40 decisions. Our aim is under 20 µs."

prepare() { prepare_zen; }
