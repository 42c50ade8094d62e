"""What makes a report smaller without a reader noticing: pictures, figures and markup, each said once."""
