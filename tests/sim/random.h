// SPDX-License-Identifier: MIT
//
// The simulator's chance: splitmix64, the same on every platform and cheap to seed, unlike the
// distributions of the standard library. Each concern has a stream of its own, so that leaving out
// one kind of fault does not reshuffle the rest of a run.
#pragma once

#include "core/base/time.h"

#include <QtGlobal>

namespace roomcast::sim {

class Random {
public:
    explicit Random(quint64 seed) : m_state(seed) {}

    quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// In [0, 1).
    double fraction() { return double(next() >> 11) * 0x1.0p-53; }
    bool chance(double probability) { return fraction() < probability; }
    /// In [0, bound); `bound` is above 0.
    quint64 below(quint64 bound) { return next() % bound; }
    int between(int low, int high) { return low + int(below(quint64(high - low + 1))); }
    Duration between(Duration low, Duration high)
    {
        return low + Duration(qint64(fraction() * double((high - low).count())));
    }
    template <typename Container>
    const auto &oneOf(const Container &container)
    {
        return container[below(container.size())];
    }
    Random fork() { return Random(next()); }

private:
    quint64 m_state;
};

} // namespace roomcast::sim
