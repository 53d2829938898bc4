// SPDX-License-Identifier: MIT
//
// Who books in the tests.
#pragma once

#include <QString>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

inline const QString kAna = u"Ana"_s;
inline const QString kKim = u"Kim"_s;
inline const QString kBob = u"Bob"_s;

} // namespace roomcast::test
