/// The REST API: controllers, problems, the OpenAPI document.
@NullMarked
package dev.envtune.env.api;

import org.jspecify.annotations.NullMarked;
