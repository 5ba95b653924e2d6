#include "parse/kernels.h"

#include <algorithm>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#define DM_X86 1
#endif

namespace demarche::inline parse {
namespace {

constexpr std::size_t kBlock = 16;   // columns that stand together
constexpr std::size_t kBlocks = 2;   // of them are summed at a time
constexpr std::size_t kAtOnce = 8;   // rows

void multiply_plain(const Rows& rows, const Matrix& matrix, float* out) noexcept {
  const std::size_t width = matrix.rows() / rows.parts;
  for (std::size_t r = 0; r < rows.count; ++r) {
    for (std::size_t column = 0; column < matrix.columns(); column += kBlock) {
      std::int32_t sums[kBlock] = {};
      const std::int8_t* weights = matrix.block(column);
      for (std::size_t part = 0; part < rows.parts; ++part) {
        const std::uint8_t* in = rows.values + r * rows.step + part * rows.part_step;
        for (std::size_t k = 0; k < width; k += 4, weights += kBlock * 4) {
          for (std::size_t j = 0; j < kBlock; ++j) {
            const std::int8_t* four = weights + j * 4;
            sums[j] += in[k] * four[0] + in[k + 1] * four[1] + in[k + 2] * four[2] + in[k + 3] * four[3];
          }
        }
      }
      for (std::size_t j = 0; j < kBlock; ++j) {
        const float scaled = static_cast<float>(sums[j]) * matrix.scales()[column + j];
        out[r * matrix.columns() + column + j] = scaled * rows.scales[r] + matrix.bias()[column + j];
      }
    }
  }
}

#ifdef DM_X86

std::int32_t four(const std::uint8_t* values) noexcept {
  std::int32_t out;
  std::memcpy(&out, values, sizeof out);
  return out;
}

struct Tile {
  const Rows& rows;
  const Matrix& matrix;
  float* out;
  std::size_t row, column;
};

template <std::size_t kRows>
[[gnu::target("avx512f,avx512bw,avx512vl,avx512vnni")]] void tile_avx512(const Tile& t) noexcept {
  __m512i sums[kRows][kBlocks];
  for (auto& row : sums) {
    for (auto& sum : row) sum = _mm512_setzero_si512();
  }
  const std::size_t width = t.matrix.rows() / t.rows.parts;
  const std::int8_t* left = t.matrix.block(t.column);
  const std::int8_t* right = t.matrix.block(t.column + kBlock);
  for (std::size_t part = 0; part < t.rows.parts; ++part) {
    const std::uint8_t* in = t.rows.values + t.row * t.rows.step + part * t.rows.part_step;
    for (std::size_t k = 0; k < width; k += 4, left += kBlock * 4, right += kBlock * 4) {
      const __m512i a = _mm512_loadu_si512(left), b = _mm512_loadu_si512(right);
      for (std::size_t r = 0; r < kRows; ++r) {
        const __m512i x = _mm512_set1_epi32(four(in + r * t.rows.step + k));
        sums[r][0] = _mm512_dpbusd_epi32(sums[r][0], x, a);
        sums[r][1] = _mm512_dpbusd_epi32(sums[r][1], x, b);
      }
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    const __m512 scale = _mm512_set1_ps(t.rows.scales[t.row + r]);
    for (std::size_t block = 0; block < kBlocks; ++block) {
      const std::size_t j = t.column + block * kBlock;
      const __m512 scaled = _mm512_mul_ps(_mm512_cvtepi32_ps(sums[r][block]), _mm512_loadu_ps(t.matrix.scales() + j));
      const __m512 value = _mm512_add_ps(_mm512_mul_ps(scaled, scale), _mm512_loadu_ps(t.matrix.bias() + j));
      _mm512_storeu_ps(t.out + (t.row + r) * t.matrix.columns() + j, value);
    }
  }
}

// Half a block at a time: sixteen registers are few.
template <std::size_t kRows>
[[gnu::target("avx2")]] void tile_avx2(const Tile& t) noexcept {
  const std::size_t width = t.matrix.rows() / t.rows.parts;
  const __m256i ones = _mm256_set1_epi16(1);
  for (std::size_t block = 0; block < kBlocks; ++block) {
    __m256i sums[kRows][2];
    for (auto& row : sums) row[0] = row[1] = _mm256_setzero_si256();
    const std::int8_t* weights = t.matrix.block(t.column + block * kBlock);
    for (std::size_t part = 0; part < t.rows.parts; ++part) {
      const std::uint8_t* in = t.rows.values + t.row * t.rows.step + part * t.rows.part_step;
      for (std::size_t k = 0; k < width; k += 4, weights += kBlock * 4) {
        const __m256i a = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights));
        const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + 32));
        for (std::size_t r = 0; r < kRows; ++r) {
          const __m256i x = _mm256_set1_epi32(four(in + r * t.rows.step + k));
          sums[r][0] = _mm256_add_epi32(sums[r][0], _mm256_madd_epi16(_mm256_maddubs_epi16(x, a), ones));
          sums[r][1] = _mm256_add_epi32(sums[r][1], _mm256_madd_epi16(_mm256_maddubs_epi16(x, b), ones));
        }
      }
    }
    for (std::size_t r = 0; r < kRows; ++r) {
      const __m256 scale = _mm256_set1_ps(t.rows.scales[t.row + r]);
      for (std::size_t half = 0; half < 2; ++half) {
        const std::size_t j = t.column + block * kBlock + half * 8;
        const __m256 scaled = _mm256_mul_ps(_mm256_cvtepi32_ps(sums[r][half]), _mm256_loadu_ps(t.matrix.scales() + j));
        const __m256 value = _mm256_add_ps(_mm256_mul_ps(scaled, scale), _mm256_loadu_ps(t.matrix.bias() + j));
        _mm256_storeu_ps(t.out + (t.row + r) * t.matrix.columns() + j, value);
      }
    }
  }
}

/// A function for tiles of eight, four, two rows and one.
using TileFunction = void (*)(const Tile&) noexcept;

void multiply_tiles(const Rows& rows, const Matrix& matrix, float* out, const TileFunction (&tiles)[4]) noexcept {
  for (std::size_t column = 0; column < matrix.columns(); column += kBlock * kBlocks) {
    std::size_t row = 0;
    for (std::size_t i = 0; i < std::size(tiles); ++i) {
      for (const std::size_t height = kAtOnce >> i; row + height <= rows.count; row += height) tiles[i]({rows, matrix, out, row, column});
    }
  }
}

constexpr TileFunction kTilesAvx512[] = {tile_avx512<8>, tile_avx512<4>, tile_avx512<2>, tile_avx512<1>};
// Eight rows would not fit its registers.
void two_of_four(const Tile& t) noexcept {
  tile_avx2<4>(t);
  tile_avx2<4>({t.rows, t.matrix, t.out, t.row + 4, t.column});
}
constexpr TileFunction kTilesAvx2[] = {two_of_four, tile_avx2<4>, tile_avx2<2>, tile_avx2<1>};

#endif

}  // namespace

bool is_supported(Kernel kernel) noexcept {
#if defined(DM_X86) && !defined(DM_PLAIN_KERNELS)
  switch (kernel) {
    case Kernel::kPlain: return true;
    case Kernel::kAvx2: return __builtin_cpu_supports("avx2") != 0;
    case Kernel::kAvx512: return __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512vnni") != 0;
  }
#endif
  return kernel == Kernel::kPlain;
}

Kernel best_kernel() noexcept {
  return is_supported(Kernel::kAvx512) ? Kernel::kAvx512 : is_supported(Kernel::kAvx2) ? Kernel::kAvx2 : Kernel::kPlain;
}

Matrix::Matrix(std::span<const std::int8_t> values, std::size_t rows, std::span<const float> scales, std::span<const float> bias) : rows_(rows) {
  const std::size_t columns = scales.size();
  columns_ = (columns + kBlock * kBlocks - 1) / (kBlock * kBlocks) * (kBlock * kBlocks);
  values_.resize(columns_ * rows_);
  for (std::size_t k = 0; k < rows; ++k) {
    for (std::size_t j = 0; j < columns; ++j) {
      values_[j / kBlock * kBlock * rows + k / 4 * kBlock * 4 + j % kBlock * 4 + k % 4] = values[k * columns + j];
    }
  }
  scales_.assign(scales.begin(), scales.end());
  scales_.resize(columns_);
  bias_.assign(bias.begin(), bias.end());
  bias_.resize(columns_);
}

void multiply(Kernel kernel, const Rows& rows, const Matrix& matrix, float* out) noexcept {
  switch (kernel) {
#ifdef DM_X86
    case Kernel::kAvx512: multiply_tiles(rows, matrix, out, kTilesAvx512); return;
    case Kernel::kAvx2: multiply_tiles(rows, matrix, out, kTilesAvx2); return;
#endif
    default: multiply_plain(rows, matrix, out);
  }
}

}  // namespace demarche::inline parse
