"""The document parted into sections: which region, agency or list the lines below a heading belong to."""
