#include "parse/network.h"

#include <xxhash.h>

#include <algorithm>
#include <cassert>

// Loops over rows of floats are compiled several times and the loader takes the best for the processor. Sanitizers run
// before the loader has chosen, so they get the plain loops. None fuses a product and a sum: every clone gives the same bits.
#if defined(__x86_64__) && defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && \
    !defined(DM_PLAIN_KERNELS)
#if defined(__clang__)
#if !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)
#define DM_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#endif
#else
#define DM_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#endif
#endif
#ifndef DM_CLONES
#define DM_CLONES
#endif

namespace demarche::inline parse {

static_assert(kWidth % 32 == 0 && kHidden % 32 == 0);
constexpr std::size_t kGap = 2;                             // empty rows between sentences: the third layer's reach
constexpr std::size_t kFirstWidth = kWindow * kWidth;       // what the first layer makes of a word, for its neighbours and itself
constexpr std::size_t kHeadWidth = (kSlots + 2) * kHidden;  // slots, as head, as dependent
constexpr std::size_t kHalf = kKinds / 2;                   // kinds whose sets have a row each
constexpr std::size_t kSets = std::size_t{1} << kHalf;
constexpr std::size_t kLanes = 16;                          // sums that run side by side, in every clone
constexpr std::size_t kBlock = 32;                          // columns of the first layer that are summed together
#ifdef DM_PLAIN_KERNELS
constexpr std::size_t kCached = 0;  // the slow twin of the benchmark keeps nothing
#else
constexpr std::size_t kCached = 4096;
#endif

// Elementwise loops, one for each processor. Lengths are multiples of kLanes.

DM_CLONES void add_to(const float* __restrict from, std::size_t size, float* __restrict to) noexcept {
  for (std::size_t i = 0; i < size; ++i) to[i] += from[i];
}

/// to += scale * from
DM_CLONES void add_whole(const std::int8_t* __restrict from, float scale, std::size_t size, float* __restrict to) noexcept {
  for (std::size_t i = 0; i < size; ++i) to[i] += static_cast<float>(from[i]) * scale;
}

/// out = input times a matrix that stands in blocks of kBlock columns: the sums of a block stay in registers.
DM_CLONES void multiply_floats(const float* __restrict input, std::size_t depth, const float* __restrict blocks, std::size_t columns,
                               float* __restrict out) noexcept {
  for (std::size_t column = 0; column < columns; column += kBlock, blocks += depth * kBlock) {
    float sums[kBlock] = {};
    for (std::size_t k = 0; k < depth; ++k) {
      const float value = input[k];
      const float* row = blocks + k * kBlock;
      for (std::size_t j = 0; j < kBlock; ++j) sums[j] += value * row[j];
    }
    for (std::size_t j = 0; j < kBlock; ++j) out[column + j] = sums[j];
  }
}

DM_CLONES void relu(std::size_t size, float* __restrict values) noexcept {
  for (std::size_t i = 0; i < size; ++i) values[i] = values[i] > 0.0F ? values[i] : 0.0F;
}

/// sum = low + relu(high)
DM_CLONES void add_layer(const float* __restrict low, const float* __restrict high, std::size_t size, float* __restrict sum) noexcept {
  for (std::size_t i = 0; i < size; ++i) sum[i] = low[i] + (high[i] > 0.0F ? high[i] : 0.0F);
}

DM_CLONES float largest(const float* __restrict values, std::size_t size) noexcept {
  float lanes[kLanes] = {};
  for (std::size_t i = 0; i < size; i += kLanes) {
    for (std::size_t j = 0; j < kLanes; ++j) lanes[j] = lanes[j] > values[i + j] ? lanes[j] : values[i + j];
  }
  return *std::max_element(lanes, lanes + kLanes);
}

DM_CLONES void to_whole(const float* __restrict values, std::size_t size, float factor, std::uint8_t* __restrict whole) noexcept {
  for (std::size_t i = 0; i < size; ++i) whole[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(values[i] * factor + 0.5F));
}

/// The first of the largest.
DM_CLONES std::uint32_t best_of(const float* __restrict scores, std::size_t size) noexcept {
  float lanes[kLanes];
  for (float& lane : lanes) lane = scores[0];
  std::size_t i = 0;
  for (; i + kLanes <= size; i += kLanes) {
    for (std::size_t j = 0; j < kLanes; ++j) lanes[j] = lanes[j] > scores[i + j] ? lanes[j] : scores[i + j];
  }
  float top = *std::max_element(lanes, lanes + kLanes);
  for (; i < size; ++i) top = std::max(top, scores[i]);
  return static_cast<std::uint32_t>(std::find(scores, scores + size, top) - scores);
}

/// m = keep * m before + (1 - keep) * what is added, where keep = (1 + g / (1 + |g|)) / 2; `before` and `to` may be zero rows.
DM_CLONES void remember(const float* __restrict gate, const float* __restrict before, float* __restrict memory) noexcept {
  for (std::size_t j = 0; j < kMemory; ++j) {
    const float g = gate[j], keep = 0.5F + 0.5F * g / (1.0F + (g > 0.0F ? g : -g));
    const float added = gate[kMemory + j] > 0.0F ? gate[kMemory + j] : 0.0F;
    memory[j] = keep * before[j] + (1.0F - keep) * added;
  }
}

/// Adds the rows of slots and cues to the bias, and weighs what is above zero for each action.
DM_CLONES void score_actions(std::span<const float* const> rows, const float* __restrict bias, const float* __restrict weights,
                             float* __restrict scores) noexcept {
  float sums[kActions][kLanes] = {};
  for (std::size_t i = 0; i < kHidden; i += kLanes) {
    float hidden[kLanes];
    for (std::size_t j = 0; j < kLanes; ++j) hidden[j] = bias[i + j];
    for (const float* row : rows) {
      for (std::size_t j = 0; j < kLanes; ++j) hidden[j] += row[i + j];
    }
    for (std::size_t j = 0; j < kLanes; ++j) hidden[j] = hidden[j] > 0.0F ? hidden[j] : 0.0F;
    for (std::size_t action = 0; action < kActions; ++action) {
      for (std::size_t j = 0; j < kLanes; ++j) sums[action][j] += hidden[j] * weights[action * kHidden + i + j];
    }
  }
  for (std::size_t action = 0; action < kActions; ++action) {
    float* lanes = sums[action];
    for (std::size_t half = kLanes / 2; half > 0; half /= 2) {
      for (std::size_t j = 0; j < half; ++j) lanes[j] += lanes[j + half];
    }
    scores[action] += lanes[0];
  }
}

namespace {

Matrix matrix_of(const Stored& stored, Part part, std::span<const float> bias = {}) {
  const PartShape shape = shape_of(part, stored.counts);
  return Matrix(stored.parts[part].values, shape.rows, stored.parts[part].floats, bias);
}

/// Matrices over the same input, side by side.
Matrix joined(const Stored& stored, std::span<const Part> parts) {
  const std::size_t rows = shape_of(parts[0], stored.counts).rows;
  std::vector<float> scales;
  for (const Part part : parts) scales.insert(scales.end(), stored.parts[part].floats.begin(), stored.parts[part].floats.end());
  std::vector<std::int8_t> values;
  values.reserve(rows * scales.size());
  for (std::size_t k = 0; k < rows; ++k) {
    for (const Part part : parts) {
      const std::size_t columns = stored.parts[part].floats.size();
      const std::int8_t* row = stored.parts[part].values.data() + k * columns;
      values.insert(values.end(), row, row + columns);
    }
  }
  return Matrix(values, rows, scales);
}

}  // namespace

Network::Network(const Stored& stored, Vocabulary vocabulary, Kernel kernel) : kernel_(kernel), vocabulary_(vocabulary), stored_(stored) {
  layer2_ = matrix_of(stored, kLayer2, stored.parts[kBias2].floats);
  if (stored.counts.context) memory_ = matrix_of(stored, kMemoryLayer, stored.parts[kMemoryBias].floats);
  layer3_ = matrix_of(stored, kLayer3, stored.parts[kBias3].floats);
  tags_ = matrix_of(stored, kTagLayer, stored.parts[kTagBias].floats);
  constexpr Part kHeads[] = {kSlotLayer, kLabelHead, kLabelDependent};
  heads_ = joined(stored, kHeads);
  std::vector<float> bias(stored.parts[kLabelOut].floats.begin(), stored.parts[kLabelOut].floats.end());
  if (stored.root_label < bias.size()) bias[stored.root_label] = -1e30F;
  labels_ = matrix_of(stored, kLabelLayer, bias);
  const std::span<const float> first = stored.parts[kLayer1].floats, actions = stored.parts[kActionLayer].floats;
  layer1_.resize(first.size());
  for (std::size_t window = 0; window < kWindow; ++window) {
    for (std::size_t k = 0; k < kInputWidth; ++k) {
      const float* row = first.data() + (window * kInputWidth + k) * kWidth;
      for (std::size_t j = 0; j < kWidth; j += kBlock) {
        const std::size_t block = (window * kWidth + j) / kBlock;
        std::copy(row + j, row + j + kBlock, layer1_.begin() + static_cast<std::ptrdiff_t>((block * kInputWidth + k) * kBlock));
      }
    }
  }
  actions_.resize(actions.size());
  for (std::size_t j = 0; j < kHidden; ++j) {
    for (std::size_t action = 0; action < kActions; ++action) actions_[action * kHidden + j] = actions[j * kActions + action];
  }
  if (stored.counts.context) fill_cues();
}

// Sums of the rows of every set of five kinds, so that a word's dependents cost two rows and not up to ten.
void Network::fill_cues() {
  cues_.assign(2 * kCueWords * kSets * kHidden, 0.0F);
  for (std::size_t half = 0; half < 2 * kCueWords; ++half) {
    for (std::size_t set = 0; set < kSets; ++set) {
      float* out = cues_.data() + (half * kSets + set) * kHidden;
      for (std::size_t kind = 0; kind < kHalf; ++kind) {
        if ((set >> kind & 1U) != 0) add_to(stored_.parts[kCueRows].floats.data() + (half * kHalf + kind) * kHidden, kHidden, out);
      }
    }
  }
}

void Network::start(Scratch& s) const {
  s.starts.clear();
  s.sizes.clear();
  s.layer1.clear();
  s.cached.resize(kCached);
  s.cache_worth.resize(kCached);
  if (s.cache == nullptr) s.cache = std::make_unique_for_overwrite<float[]>(kCached * kFirstWidth);
  s.missed.resize(kFirstWidth);
}

void Network::add_sentence(Scratch& s) const {
  s.starts.push_back(s.starts.empty() ? kGap : s.starts.back() + s.sizes.back() + kGap);
  s.sizes.push_back(0);
}

void Network::add_word(std::string_view form, Scratch& s) const {
  const std::size_t row = s.starts.back() + s.sizes.back()++;
  const std::span<const float> bias = stored_.parts[kBias1].floats;
  while (s.layer1.size() < (row + 1 + kGap) * kWidth) s.layer1.insert(s.layer1.end(), bias.begin(), bias.end());
  const float* product = product_of(form, s);
  // The parts of a window stand in the order of the words it looks at: this word is the one before the next row's.
  float* out = s.layer1.data() + row * kWidth;
  add_to(product, kWidth, out + kWidth);
  add_to(product + kWidth, kWidth, out);
  add_to(product + 2 * kWidth, kWidth, out - kWidth);
}

// A place in the cache goes to the word that is asked for more often: a rare one has to come again before it gets one.
const float* Network::product_of(std::string_view form, Scratch& s) const {
  if (kCached == 0) {
    first_layer(form, s, s.missed.data());
    return s.missed.data();
  }
  const std::uint64_t hash = XXH3_64bits(form.data(), form.size()) | 1;  // 0: an empty place
  const std::size_t place = (hash >> 20) % std::max<std::size_t>(kCached, 1);
  float* kept = s.cache.get() + place * kFirstWidth;
  std::uint8_t& worth = s.cache_worth[place];
  if (s.cached[place] == hash) {
    if (worth < UINT8_MAX) ++worth;
    return kept;
  }
  if (worth > 0) {
    --worth;
    first_layer(form, s, s.missed.data());
    return s.missed.data();
  }
  s.cached[place] = hash;
  worth = 1;
  first_layer(form, s, kept);
  return kept;
}

void Network::first_layer(std::string_view form, Scratch& s, float* out) const {
  const WordRows rows = rows_of(form, vocabulary_, s.folded);
  float input[kInputWidth] = {};
  float* in = input;
  for (std::size_t table = 0; table < kTables; ++table) {
    const std::size_t width = kTableSizes[table].width;
    const StoredPart& part = stored_.parts[kEmbedding + table];
    const std::int8_t* row = part.values.data() + rows[table] * width;
    add_whole(row, part.floats[0], width, in);
    if (table != kWordA) in += width;  // the second word table adds to the first
  }
  multiply_floats(input, kInputWidth, layer1_.data(), kFirstWidth, out);
}

void Network::quantise(std::size_t first, std::size_t count, std::size_t group, const std::vector<float>& from, Scratch& s) const {
  for (std::size_t row = first; row < first + count; row += group) {
    const float* values = from.data() + row * kWidth;
    const float top = largest(values, group * kWidth);
    to_whole(values, group * kWidth, top > 0.0F ? static_cast<float>(kLargest) / top : 0.0F, s.whole.data() + row * kWidth);
    std::fill_n(s.scales.begin() + static_cast<std::ptrdiff_t>(row), group, top / static_cast<float>(kLargest));
  }
}

void Network::run(Scratch& s) const {
  const std::size_t rows = s.layer1.size() / kWidth, inner = rows - 2 * kGap, begin = kGap * kWidth;
  s.layer2.resize(rows * kWidth);
  s.sum.resize(rows * kWidth);
  s.word.resize(rows * kWidth);
  s.whole.assign(rows * kWidth, 0);  // the rows between sentences stay zero
  s.scales.assign(rows, 0.0F);
  relu(s.layer1.size(), s.layer1.data());
  // What a window reads has one scale: that of its sentence.
  for (std::size_t i = 0; i < s.starts.size(); ++i) quantise(s.starts[i], s.sizes[i], s.sizes[i], s.layer1, s);
  multiply(kernel_, {s.whole.data() + begin - kWidth, s.scales.data() + kGap, inner, kWidth}, layer2_, s.layer2.data() + begin);
  add_layer(s.layer1.data() + begin, s.layer2.data() + begin, inner * kWidth, s.sum.data() + begin);
  if (stored_.counts.context) add_memory(s);
  for (std::size_t i = 0; i < s.starts.size(); ++i) quantise(s.starts[i], s.sizes[i], s.sizes[i], s.sum, s);
  multiply(kernel_, {s.whole.data(), s.scales.data() + kGap, inner, kWidth, kWindow, kGap * kWidth}, layer3_, s.layer2.data() + begin);
  add_layer(s.sum.data() + begin, s.layer2.data() + begin, inner * kWidth, s.word.data() + begin);
  for (std::size_t i = 0; i < s.starts.size(); ++i) quantise(s.starts[i], s.sizes[i], 1, s.word, s);
  s.tag_scores.resize(rows * tags_.columns());
  multiply(kernel_, {s.whole.data() + begin, s.scales.data() + kGap, inner, kWidth}, tags_, s.tag_scores.data() + kGap * tags_.columns());
}

void Network::add_memory(Scratch& s) const {
  const std::size_t rows = s.sum.size() / kWidth, begin = kGap * kWidth, width = 4 * kMemory;
  for (std::size_t i = 0; i < s.starts.size(); ++i) quantise(s.starts[i], s.sizes[i], 1, s.sum, s);
  s.gates.resize(rows * width);
  multiply(kernel_, {s.whole.data() + begin, s.scales.data() + kGap, rows - 2 * kGap, kWidth}, memory_, s.gates.data() + kGap * width);
  float memory[2][kMemory];
  for (std::size_t sentence = 0; sentence < s.starts.size(); ++sentence) {
    for (std::size_t way = 0; way < 2; ++way) {
      std::fill(memory[1], memory[1] + kMemory, 0.0F);
      for (std::size_t step = 0; step < s.sizes[sentence]; ++step) {
        const std::size_t row = s.starts[sentence] + (way == 0 ? step : s.sizes[sentence] - 1 - step);
        remember(s.gates.data() + row * width + way * 2 * kMemory, memory[(step + 1) % 2], memory[step % 2]);
        add_to(memory[step % 2], kMemory, s.sum.data() + row * kWidth + way * kMemory);
      }
    }
  }
}

std::uint32_t Network::tag(std::size_t sentence, std::uint32_t word, const Scratch& s) const noexcept {
  return best_of(s.tag_scores.data() + (s.starts[sentence] + word) * tags_.columns(), stored_.counts.tags);
}

void Network::look_at(std::size_t sentence, Scratch& s) const {
  const std::size_t begin = s.starts[sentence], size = s.sizes[sentence];
  s.heads.resize(size * kHeadWidth);
  assert(heads_.columns() == kHeadWidth && layer2_.columns() == kWidth);
  multiply(kernel_, {s.whole.data() + begin * kWidth, s.scales.data() + begin, size, kWidth}, heads_, s.heads.data());
}

std::size_t Network::read_cues(const Cues& cues, std::array<const float*, kReads>& rows, std::size_t read) const noexcept {
  for (std::size_t word = 0; word < kCueWords; ++word) {
    rows[read++] = cues_.data() + (2 * word * kSets + cues.kinds[word] % kSets) * kHidden;
    rows[read++] = cues_.data() + ((2 * word + 1) * kSets + cues.kinds[word] / kSets) * kHidden;
  }
  for (std::size_t i = 0; i < cues.gaps.size(); ++i) {
    rows[read++] = stored_.parts[kCueRows].floats.data() + (kCueWords * kKinds + i * kGaps + cues.gaps[i]) * kHidden;
  }
  return read;
}

void Network::action_scores(const Configuration& state, const Scratch& s, std::array<float, kActions>& scores) const noexcept {
  std::array<const float*, kReads> rows;
  const float* none = stored_.parts[kSlotNone].floats.data();
  const Slots slots = state.slots();
  std::size_t read = 0;
  for (std::size_t i = 0; i < kSlots; ++i) {
    rows[read++] = slots[i] < state.size() ? s.heads.data() + slots[i] * kHeadWidth + i * kHidden
                                           : none + ((slots[i] == kNoWord ? 0 : kSlots) + i) * kHidden;
  }
  if (stored_.counts.context) read = read_cues(state.cues(), rows, read);
  const std::span<const float> bias = stored_.parts[kActionBias].floats;
  std::copy(bias.begin(), bias.end(), scores.begin());
  score_actions(std::span(rows.data(), read), stored_.parts[kSlotBias].floats.data(), actions_.data(), scores.data());
}

std::uint32_t Network::label(std::uint32_t head, std::uint32_t dependent, Scratch& s) const {
  float hidden[kHidden];
  std::uint8_t whole[kHidden];
  const float* distance = stored_.parts[kLabelDistance].floats.data() + distance_class(head, dependent) * kHidden;
  std::copy(distance, distance + kHidden, hidden);
  add_to(stored_.parts[kLabelBias].floats.data(), kHidden, hidden);
  add_to(s.heads.data() + head * kHeadWidth + kSlots * kHidden, kHidden, hidden);
  add_to(s.heads.data() + dependent * kHeadWidth + (kSlots + 1) * kHidden, kHidden, hidden);
  relu(kHidden, hidden);
  const float top = largest(hidden, kHidden), scale = top / static_cast<float>(kLargest);
  to_whole(hidden, kHidden, top > 0.0F ? static_cast<float>(kLargest) / top : 0.0F, whole);
  s.label_scores.resize(labels_.columns());
  multiply(kernel_, {whole, &scale, 1, kHidden}, labels_, s.label_scores.data());
  return best_of(s.label_scores.data(), stored_.counts.labels);
}

}  // namespace demarche::inline parse
