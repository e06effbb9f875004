asked_for="A page of the review queue, as reviewers and senior reviewers ask for it: the first, one somewhere in the middle, one's own reviews."

. bench/desk/stores.sh
asked queue sqlite
