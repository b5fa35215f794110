"""Pages of every shape, for properties that must hold on all of them."""

from hypothesis import strategies as st

WORDS = st.sampled_from(["Ilse folds the map.", "A horn.", "Bram waits.", "The belt stops.", "She counts again."])
LINES = st.sampled_from(["No.", "Keep it.", "You first.", "Forty.", "Not tonight.", "That one's bent."])
SPEECH = st.builds(
    lambda cue, parts: "\n".join([cue, *parts]),
    st.sampled_from(["ILSE", "BRAM", "ILSE (O.S.)", "@deVries", "BRAM ^"]),
    st.lists(st.one_of(LINES, st.sampled_from(["(beat)", "(to Bram)", "~La la."])), min_size=1, max_size=4),
)
BLOCK = st.one_of(
    WORDS,
    SPEECH,
    st.sampled_from(
        ["INT. FERRY - NIGHT", "EXT. QUAY - DAY", "CUT TO:", "> THE END <", "[[?: which quay]]", "===", "!LOUD"]
    ),
)
PAGES = st.builds(
    lambda blocks, gaps, end: "".join(b + g for b, g in zip(blocks, gaps, strict=False)).rstrip("\n") + end,
    st.lists(BLOCK, max_size=9),
    st.lists(st.sampled_from(["\n\n", "\n\n", "\n\n\n\n"]), min_size=9, max_size=9),
    st.sampled_from(["", "\n", "\n\n"]),
)
