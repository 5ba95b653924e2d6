// Result, Error and Status for the stages: the public vocabulary under the name of its folder.
#pragma once

#include "demarche/error.h"
