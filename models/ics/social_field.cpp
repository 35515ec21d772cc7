#include "models/ics/social_field.hpp"

#include "engine/config/section.hpp"

namespace concord::ics {

SocialField::SocialField(const Section& config)
    : own_weight(config.share("culture.own_organisation_weight", 0.5,
                              "weight of the own organisation in what a person sees (s_in)",
                              "Brock & Durlauf 2001")),
      power(config) {}

}  // namespace concord::ics
