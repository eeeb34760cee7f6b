# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "av>=14",
#     "ctranslate2==4.8.5",
#     "faster-whisper==1.2.1",
#     "lxml",
#     "numpy>=2",
#     "python-pptx==1.0.2",
#     "soundfile",
#     "soxr",
#     "tokenizers",
#     "torch==2.13.0",
# ]
# ///
"""Make the samples: the deck, the recordings with their truth, and the recogniser.

    uv run samples/make/make.py                    deck and recordings, half a minute
    uv run samples/make/make.py --recogniser       and the recogniser, from nothing: two hours on two cores
    uv run samples/make/make.py --recogniser --from k2 --checkpoint l.pt      the last two stages: 14 min

Needs libespeak-ng. README.md beside this file tells what was run and what came out.
"""

import argparse
import tempfile
from pathlib import Path

from deck import make_deck
from talk import make_recordings

SAMPLES = Path(__file__).parents[1]


def main() -> None:
    """Make what is asked for."""
    options = _options()
    make_deck(options.out / "job_talk" / "deck.pptx")
    make_recordings(options.out)
    if options.recogniser:
        with tempfile.TemporaryDirectory() as folder:
            make_recogniser(options, options.work or Path(folder))


def make_recogniser(options: argparse.Namespace, work: Path) -> None:
    """Write the tokenizer, speak the training data, run the stages and export the model."""
    from export import export
    from stages import HOURS, STAGES
    from tokenizer import make_tokenizer
    from training import train
    from training_speech import make_shards

    data, model = work / "speech", work / "model"
    make_tokenizer(model)
    for kind, hours, seed in HOURS:
        if not list(data.glob(f"{kind}-{seed}-*.pickle")):
            make_shards(data, kind, hours, seed)
    names = [stage.name for stage in STAGES]
    checkpoint = options.checkpoint
    for stage in STAGES[names.index(options.begin) :]:
        train(stage, data, model, checkpoint, work / f"{stage.name}.pt")
        checkpoint = work / f"{stage.name}.pt"
    export(checkpoint, model, options.out / "recogniser")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=SAMPLES, help="where the samples go")
    parser.add_argument("--recogniser", action="store_true", help="train the recogniser too")
    parser.add_argument("--work", type=Path, help="keep training speech and checkpoints here")
    parser.add_argument("--from", dest="begin", default="a", help="the first stage to run")
    parser.add_argument("--checkpoint", type=Path, help="what the stage before it left")
    options = parser.parse_args()
    if (options.begin != "a") != bool(options.checkpoint):
        parser.error("--from and --checkpoint go together")
    return options


if __name__ == "__main__":
    main()
