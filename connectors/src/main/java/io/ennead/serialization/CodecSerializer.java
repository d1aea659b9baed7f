package io.ennead.serialization;
