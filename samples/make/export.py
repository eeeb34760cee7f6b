"""A trained network → a CTranslate2 Whisper folder, which faster-whisper loads like any other.

The specification is filled in by hand, so that the transformers library is not needed.
"""

import shutil
from pathlib import Path

import numpy as np
import torch
from ctranslate2.specs import whisper_spec

from network import (
    ALIGNMENT_HEADS,
    DECODER_LAYERS,
    ENCODER_LAYERS,
    HEADS,
    WIDTH,
    WINDOW,
    Attention,
    MiniWhisper,
)
from tokenizer import Codebook

NEVER = -1e4
"""Added to the scores of timestamps beyond the window, which training left out."""


def export(checkpoint: Path, model: Path, folder: Path, precision: str = "int8") -> None:
    """Write the model; `model` is the folder with its tokenizer, `folder` where it goes."""
    code = Codebook(model)
    network = MiniWhisper(len(code), code.first_timestamp)
    network.load_state_dict(torch.load(checkpoint)["network"])
    spec = whisper_spec.WhisperSpec(ENCODER_LAYERS, HEADS, DECODER_LAYERS, HEADS)
    _fill_encoder(spec.encoder, network)
    _fill_decoder(spec.decoder, network, code)
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = [
        code.tokenizer.encode(" ", add_special_tokens=False).ids[0],
        code.end,
    ]
    spec.config.lang_ids = []
    spec.config.alignment_heads = [list(head) for head in ALIGNMENT_HEADS]
    spec.register_vocabulary(code.tokens)
    spec.validate()
    spec.optimize(quantization=None if precision == "float32" else precision)
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))
    for name in ("tokenizer.json", "preprocessor_config.json"):
        shutil.copy(model / name, folder)


def _fill_encoder(spec, network: MiniWhisper) -> None:
    for target, layer in ((spec.conv1, network.convolution), (spec.conv2, network.halving)):
        _linear(target, layer)
    positions = network.positions.clone()
    positions[WINDOW:] = network.beyond.detach()
    spec.position_encodings.encodings = _array(positions)
    _norm(spec.layer_norm, network.encoder_norm)
    for target, block in zip(spec.layer, network.encoder):
        _self_attention(target.self_attention, block.attention, block.attention_norm)
        _feed(target.ffn, block)


def _fill_decoder(spec, network: MiniWhisper, code: Codebook) -> None:
    spec.embeddings.weight = _array(network.embedding.weight)
    spec.position_encodings.encodings = _array(network.text_positions)
    _norm(spec.layer_norm, network.decoder_norm)
    bias = np.zeros(len(code), np.float32)
    bias[code.used :] = NEVER
    spec.projection.weight, spec.projection.bias = _array(network.embedding.weight), bias
    for target, block in zip(spec.layer, network.decoder):
        _self_attention(target.self_attention, block.attention, block.attention_norm)
        _cross_attention(target.attention, block.cross, block.cross_norm)
        _feed(target.ffn, block)


def _array(tensor: torch.Tensor) -> np.ndarray:
    return tensor.detach().contiguous().numpy().astype(np.float32)


def _norm(spec, norm) -> None:
    spec.gamma, spec.beta = _array(norm.weight), _array(norm.bias)


def _linear(spec, layer) -> None:
    spec.weight, spec.bias = _array(layer.weight), _array(layer.bias)


def _self_attention(spec, attention: Attention, norm) -> None:
    _norm(spec.layer_norm, norm)
    parts = (attention.query, attention.key, attention.value)
    spec.linear[0].weight = _array(torch.cat([part.weight for part in parts]))
    no_bias = torch.zeros(WIDTH)
    spec.linear[0].bias = _array(torch.cat([attention.query.bias, no_bias, attention.value.bias]))
    _linear(spec.linear[1], attention.out)


def _cross_attention(spec, attention: Attention, norm) -> None:
    _norm(spec.layer_norm, norm)
    _linear(spec.linear[0], attention.query)
    spec.linear[1].weight = _array(torch.cat([attention.key.weight, attention.value.weight]))
    spec.linear[1].bias = _array(torch.cat([torch.zeros(WIDTH), attention.value.bias]))
    _linear(spec.linear[2], attention.out)


def _feed(spec, block) -> None:
    _norm(spec.layer_norm, block.feed_norm)
    _linear(spec.linear_0, block.wide)
    _linear(spec.linear_1, block.narrow)
